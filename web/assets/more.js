// More of the open document arrives here, and goes to the panel without the panel being made anew.
watch('value', () => {
  const box = element.querySelector('[data-way]');
  if (!box) return;
  document.dispatchEvent(new CustomEvent('footnote-more', { detail: { way: box.dataset.way, html: box.innerHTML } }));
});
