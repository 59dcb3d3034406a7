/**
 * The page's only script: shows the filter (it does nothing without a script), filters the timeline
 * by kind and words, and takes the page away on "Exit this page" or three presses of Shift. It opens
 * no address and stores nothing.
 */
export const pageScript = `'use strict';
(() => {
  const leave = () => {
    document.title = '';
    document.body.replaceChildren();
    location.replace('about:blank');
  };
  const exit = document.getElementById('exit');
  if (exit) {
    exit.addEventListener('click', (event) => { event.preventDefault(); leave(); });
    let presses = [];
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Shift') { presses = []; return; }
      if (event.repeat) return;
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 5000);
      if (presses.length >= 3) leave();
    });
  }
  const form = document.getElementById('filter');
  if (!form) return;
  form.hidden = false;
  const rows = [...document.querySelectorAll('#rows > li')];
  const status = document.getElementById('shown');
  const apply = () => {
    const kinds = new Set([...form.querySelectorAll('input[type=checkbox]')].filter((box) => box.checked).map((box) => box.value));
    const words = form.elements.words.value.trim().toLocaleLowerCase('en-GB');
    let shown = 0;
    for (const row of rows) {
      const fits = kinds.has(row.dataset.kind) && (words === '' || row.textContent.toLocaleLowerCase('en-GB').includes(words));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    status.textContent = shown === rows.length ? 'All ' + rows.length + ' rows are shown.' : 'Filtered: ' + shown + ' of ' + rows.length + ' rows are shown.';
  };
  apply();
  let waiting;
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(apply, 200); });
  form.addEventListener('submit', (event) => { event.preventDefault(); apply(); });
  form.addEventListener('reset', () => { setTimeout(apply, 0); });
})();
`;
