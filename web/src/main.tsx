import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles/tokens.css';
import './styles/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiProblem } from './api.js';
import { App } from './app.js';
import { printInLight } from './parts/printing.js';
import { theme, variables } from './theme.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // An answer that says no stays no; only an absent one is asked again.
      retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.problem.status >= 400),
    },
  },
});

printInLight();

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
        {/* Beside the dialogs in the middle, so that no button is covered. */}
        <Notifications position="bottom-left" containerWidth={340} limit={3} autoClose={4000} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
