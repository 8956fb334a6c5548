// What is being written arrives here, many times a second, and goes below its question without the rest being made anew.
let left = 0;  // where the conversation was scrolled to last: whoever scrolls meanwhile stays there

const follow = (box, turn) => {
  const down = turn.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (down > 0 && box.scrollTop >= left - 4) box.scrollTop += down;  // until the question stands at the top
  left = box.scrollTop;
};

watch('value', () => {
  const said = document.querySelector('#talk .growing');
  const written = element.querySelector('[data-growing]');
  if (!said || !written) {
    left = 0;
    return;
  }
  const folded = said.querySelector('details.removed:not([open])');
  said.innerHTML = written.innerHTML;
  if (folded) said.querySelector('details.removed')?.removeAttribute('open');
  follow(said.closest('#talk'), said.closest('.turn'));
});
