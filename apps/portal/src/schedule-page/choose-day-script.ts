/**
 * Runs before the first paint, right inside the programme: shows one day, where the page itself has all. The
 * one that the address names, or else today, or else the first. `data-days` has each day's date and first start.
 * Where something is looked for, `data-day` is the one to come back to.
 */
export const chooseDayScript = `(p=>{const d=JSON.parse(p.dataset.days),h=location.hash.slice(1),q=new URLSearchParams(location.search),n=Date.now()+Number(p.dataset.offset),f=d.find(([x])=>x===h)||d.findLast(([,s])=>s<=n)||d[0];p.dataset.day=n<Number(p.dataset.end)||f[0]===h?f[0]:d[0][0];p.dataset.show=q.get('q')||q.has('mine')?'all':p.dataset.day})(document.currentScript.parentElement)`;
