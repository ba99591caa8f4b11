import { Button } from 'antd';
import { asApiError } from '../api/api-error.ts';

type Props = { readonly error: unknown; readonly retry?: () => void; readonly retryWord?: string };

/** What went wrong, what to do about it, and the number to tell the administrator. */
export function ErrorState({ error, retry, retryWord = '重试' }: Props) {
  const { title, remedy, requestId, errors } = asApiError(error).fields;
  return (
    <div className="error-state" role="alert">
      <p className="error-title">{title}</p>
      <p>{remedy}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, message }) => (
            <li key={`${path}${message}`}>
              {path}：{message}
            </li>
          ))}
        </ul>
      )}
      {requestId && <p className="request-id">请求编号 {requestId}</p>}
      {retry && <Button onClick={retry}>{retryWord}</Button>}
    </div>
  );
}
