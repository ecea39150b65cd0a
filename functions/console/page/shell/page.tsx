import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { queryClient } from '../api/query-client.ts';
import { BASE, consoleSettings } from '../console-settings.ts';
import { theme } from '../theme.ts';
import { Fallback } from './fallback.tsx';
import { Gate } from './gate.tsx';

/** All of it: styled, signed in, routed; whatever breaks below shows a sentence. */
export const Page = () => (
  <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => consoleSettings.styleNonce}>
    <Fallback>
      <QueryClientProvider client={queryClient}>
        <Router base={BASE}>
          <Gate />
        </Router>
      </QueryClientProvider>
    </Fallback>
  </MantineProvider>
);
