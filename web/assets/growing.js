// What is being written arrives here, many times a second, and goes below its question without the rest being made anew.
watch('value', () => {
  const said = document.querySelector('#talk .growing');
  const written = element.querySelector('[data-growing]');
  if (!said || !written) return;
  const folded = said.querySelector('details.removed:not([open])');
  said.innerHTML = written.innerHTML;
  if (folded) said.querySelector('details.removed')?.removeAttribute('open');
});
