import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './api/query-client.ts';
import { createRouter } from './app/router.tsx';
import { theme } from './app/theme.ts';
import { Loading } from './components/loading.tsx';
import './styles.css';

const root = document.getElementById('root');
if (!root) throw new TypeError('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <ConfigProvider theme={theme} locale={zhCN} button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={createQueryClient()}>
          <Suspense fallback={<Loading />}>
            <RouterProvider router={createRouter()} />
          </Suspense>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  </StrictMode>,
);
