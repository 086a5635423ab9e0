/** Mounts the app. */
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {parseAddress} from './app/address.ts';
import {App} from './app/app.tsx';
import {startAhead} from './incidents/ahead.ts';
import './style/index.css';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no element for the app');
startAhead(parseAddress(location.pathname, location.search));
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
