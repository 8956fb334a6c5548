// The conversation: markers open the source, buttons tell the server what to do; copying stays in the browser.
const places = /^#turn(\d+)-(\d+)$/;
const turnOf = (node) => Number(node.dataset.turn);

const copied = async (text) => {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const box = Object.assign(document.createElement('textarea'), { value: text });
  document.body.append(box);  // without https there is no clipboard but this one
  box.select();
  document.execCommand('copy');
  box.remove();
};

const edit = (button) => {
  const question = button.closest('.question');
  const asked = question.querySelector('.asked');
  if (!asked || question.querySelector('textarea')) return;
  const box = Object.assign(document.createElement('textarea'), { className: 'edited', value: asked.textContent, rows: 2 });
  box.setAttribute('aria-label', 'The question');
  const save = () => trigger('edit', { turn: turnOf(button), text: box.value });
  const steps = Object.assign(document.createElement('div'), { className: 'tools' });
  const done = () => { box.remove(); steps.remove(); asked.hidden = button.hidden = false; button.focus(); };
  for (const [label, does] of [['Ask this', save], ['Cancel', done]]) {
    const step = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
    step.addEventListener('click', does);
    steps.append(step);
  }
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') done();
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  });
  asked.hidden = button.hidden = true;
  asked.before(box, steps);
  box.focus();
};

const like = (button) => {
  const pressed = button.getAttribute('aria-pressed') === 'true';
  for (const other of button.parentElement.querySelectorAll('[data-do=like]')) other.setAttribute('aria-pressed', 'false');
  button.setAttribute('aria-pressed', String(!pressed));
  const form = button.parentElement.querySelector('form.remark');
  form.hidden = pressed;
  trigger('like', { turn: turnOf(button), value: pressed ? 0 : Number(button.dataset.value), note: '' });
};

element.addEventListener('click', (event) => {
  const marker = event.target.closest('a.marker');
  if (marker) {
    event.preventDefault();
    const found = places.exec(marker.getAttribute('href'));
    for (const one of element.querySelectorAll('a.marker.here')) one.classList.remove('here');
    marker.classList.add('here');
    if (found) trigger('select', { turn: Number(found[1]), kind: 'c', number: Number(found[2]) });
    return;
  }
  const button = event.target.closest('button[data-do]');
  if (!button) return;
  if (button.dataset.do === 'copy') {
    const text = button.closest('.said').querySelector(`[data-copy="${button.dataset.format}"]`).value;
    copied(text).then(() => {
      const menu = button.closest('details');
      const label = menu.querySelector('summary');
      menu.open = false;
      label.focus();
      label.textContent = 'Copied';
      setTimeout(() => { label.textContent = 'Copy'; }, 1500);
    });
  } else if (button.dataset.do === 'edit') edit(button);
  else if (button.dataset.do === 'like') like(button);
  else if (button.dataset.do === 'retry') trigger('retry', { turn: turnOf(button) });
  else if (button.dataset.do === 'ask') trigger('submit', { text: button.textContent });
});

element.addEventListener('submit', (event) => {
  const form = event.target.closest('form.remark');
  if (!form) return;
  event.preventDefault();
  const pressed = form.parentElement.querySelector('[aria-pressed=true]');
  trigger('like', { turn: turnOf(form), value: pressed ? Number(pressed.dataset.value) : 0, note: form.elements.note.value });
  form.replaceChildren('Thank you.');
});

watch('value', () => {
  const last = element.querySelector('.turn:last-of-type');
  const box = element.closest('#talk');  // what scrolls
  if (last && box) box.scrollTop += last.getBoundingClientRect().top - box.getBoundingClientRect().top;  // its question first
});
