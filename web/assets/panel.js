// The source panel: stands at the quote, and asks for more of the document on scrolling.
let asking = false;
const box = element.closest('#panel') || element;  // what scrolls

const ask = (way, edge) => {
  if (asking || !edge) return;
  asking = true;
  trigger('expand', { way, at: Number(edge.dataset.at) });
};

const settle = (tries = 20) => {
  asking = false;
  if (!element.offsetParent && tries) {  // another tab is still before it
    setTimeout(() => settle(tries - 1), 50);
    return;
  }
  const mark = element.querySelector('mark.focus, li.here');
  const top = element.querySelector('.top');
  const stuck = top && getComputedStyle(top).position === 'sticky';
  box.style.scrollPaddingTop = stuck ? `${top.offsetHeight}px` : '';  // or the quote would be under it
  if (mark) mark.scrollIntoView({ block: 'center' });
};

box.addEventListener('scroll', () => {
  const up = element.querySelector('[data-more=up]');
  const down = element.querySelector('[data-more=down]');
  if (up && box.scrollTop < 80) ask('up', up);
  else if (down && box.scrollHeight - box.scrollTop - box.clientHeight < 200) ask('down', down);
});

element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (!button) return;
  if (button.dataset.do === 'more') ask(button.dataset.more, button);
  else trigger(button.dataset.do === 'back' ? 'clear' : 'select', { ...button.dataset });
});

document.addEventListener('footnote-more', (event) => {
  const { way, html } = event.detail;
  const edge = element.querySelector(`.tools[data-more=${way}]`);
  const below = box.scrollHeight - box.scrollTop;
  if (edge) edge.outerHTML = html;
  if (way === 'up') box.scrollTop = box.scrollHeight - below;  // what is read stays where it is
  asking = false;
});

watch('value', () => settle());
