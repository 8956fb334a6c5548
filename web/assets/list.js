// Lists of things with buttons: every button tells the server what it carries, and asks first where that cannot be undone.
const told = (button) => Object.fromEntries(Object.entries(button.dataset).filter(([name]) => name !== 'do'));

element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (!button) return;
  const does = button.dataset.do;
  const sure = button.dataset.sure || (does === 'remove' && `${button.getAttribute('aria-label')} from the library? This cannot be undone.`);
  if (sure && !window.confirm(sure)) return;
  if (does === 'rename') {
    const title = window.prompt('A title for this chat', button.dataset.title);
    if (title !== null) trigger('edit', { ...told(button), title });
    return;
  }
  if (does === 'removed') {
    const chosen = [...element.querySelectorAll('input[type=checkbox]:checked')].map((box) => box.dataset.id);
    if (chosen.length && window.confirm(`Remove ${chosen.length} from the library? This cannot be undone.`)) {
      trigger('delete', { ids: chosen });
    }
    return;
  }
  const events = { open: 'select', remove: 'delete', delete: 'delete', sort: 'apply', page: 'apply', clear: 'clear', export: 'download' };
  trigger(events[does] || 'click', { ...told(button), do: does });
});
