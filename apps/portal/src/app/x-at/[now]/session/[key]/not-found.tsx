export { default } from '../../../../x-session/[key]/not-found.tsx';
