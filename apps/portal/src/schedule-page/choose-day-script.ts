/**
 * Runs before the first paint, right inside the programme: shows one day, where the page itself has all. The
 * one that the address names, or else today, or else the first. `data-days` has each day's date and first start.
 */
export const chooseDayScript = `(p=>{const d=JSON.parse(p.dataset.days),h=decodeURIComponent(location.hash.slice(1)),q=new URLSearchParams(location.search),n=Date.now()+Number(p.dataset.offset),f=d.find(([x])=>x===h)||d.findLast(([,s])=>s<=n)||d[0];p.dataset.show=q.get('q')||q.has('mine')?'all':n<Number(p.dataset.end)||f[0]===h?f[0]:d[0][0]})(document.currentScript.parentElement)`;
