// Once, when the page has come: on a narrow screen the list of chats would cover it, so it is closed until wanted.
() => {
  const narrow = window.matchMedia('(max-width: 768px)');
  const close = () => { if (narrow.matches) document.querySelector('#side.open > .toggle-button')?.click(); };
  close();
  document.querySelector('#side')?.addEventListener('click', (event) => {
    if (event.target.closest('#new-chat, button.open')) setTimeout(close, 100);
  });
}
