/**
 * Runs before the first paint, right inside the programme: shows one day, where the page itself has all. The
 * one that the address names, or else today, or else the first. `data-days` has each day's date and first start.
 * `data-day` is the day of an address that names none, to which the way back may lead.
 */
export const chooseDayScript = `(p=>{const d=JSON.parse(p.dataset.days),h=location.hash.slice(1),q=new URLSearchParams(location.search),n=Date.now()+Number(p.dataset.offset),[t]=n<Number(p.dataset.end)&&d.findLast(([,s])=>s<=n)||d[0];p.dataset.day=t;p.dataset.show=q.get('q')||q.has('mine')?'all':d.some(([x])=>x===h)?h:t})(document.currentScript.parentElement)`;
