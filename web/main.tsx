/** Mounts the app. */
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App} from './app/app.tsx';
import './style/index.css';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no element for the app');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
