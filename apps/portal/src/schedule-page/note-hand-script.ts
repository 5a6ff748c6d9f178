/** What somebody does who goes somewhere on a page. */
export const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Runs right inside the programme, as long before the other scripts as a slow phone takes for them: says there, as
 * `data-hand`, that somebody has gone somewhere since, from where nothing may take them away.
 */
export const noteHandScript = `(p=>{for(const h of ${JSON.stringify(HANDS)})addEventListener(h,()=>{p.dataset.hand=''},{once:true,passive:true})})(document.currentScript.parentElement)`;
