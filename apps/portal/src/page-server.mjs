// Next is CommonJS with types that only bundlers understand. Here it gets the one type that is needed
// (page-server.d.mts), and its global types stay out of the programs that start a portal.
import next from 'next';

export const createPageServer = next;
