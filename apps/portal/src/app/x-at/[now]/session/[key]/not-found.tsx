export { default, metadata } from '../../../../x-session/[key]/not-found.tsx';
