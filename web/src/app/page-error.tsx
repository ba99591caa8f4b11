import { useRouteError } from 'react-router';
import { ErrorState } from '../components/error-state.tsx';

/** A page that could not be shown at all; usually a new version was installed and its files have new names. */
export function PageError() {
  return <ErrorState error={useRouteError()} retry={() => globalThis.location.reload()} />;
}
