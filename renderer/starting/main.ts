/** How far the start has come stands in the address, `#done/total`: this page can ask nothing of the program. */
function show(): void {
  const [done = 0, total = 0] = location.hash.slice(1).split('/').map(Number);
  const progress = document.querySelector('progress');
  const text = document.getElementById('text');
  if (progress === null || text === null || total === 0) return;
  progress.max = total;
  progress.value = done;
  text.textContent = `已整理${done}条记录，共${total}条`;
}

window.addEventListener('hashchange', show);
show();
