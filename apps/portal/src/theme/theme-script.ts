export const THEME_KEY = 'foyer-theme';

/** Sets the scheme that the viewer chose before anything is painted; without a choice the system's holds. */
export const themeScript = `try{const t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;
