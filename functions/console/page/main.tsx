import './styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession } from './session/open-session.ts';
import { loadAnewWhereOutdated } from './shell/load-anew.ts';
import { Page } from './shell/page.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root": expected one to draw in.');
loadAnewWhereOutdated();
void openSession();
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
