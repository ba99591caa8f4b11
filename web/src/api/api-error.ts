/** What the service answers when it cannot do what it was asked, as a page shows it. */
export type FieldError = { readonly path: string; readonly message: string };

type Fields = {
  readonly status: number;
  /** One of the service's error codes; 'offline' when there was no answer at all. */
  readonly code: string;
  readonly title: string;
  readonly remedy: string;
  readonly requestId: string | null;
  readonly errors: readonly FieldError[];
};

export class ApiError extends Error {
  readonly fields: Fields;

  constructor(fields: Fields) {
    super(fields.title);
    this.name = 'ApiError';
    this.fields = fields;
  }

  get isStale(): boolean {
    return this.fields.status === 412;
  }

  get isSignedOut(): boolean {
    return this.fields.status === 401;
  }
}

const TRY_LATER = '请稍后重试；若仍出现，请联系管理员';

/** @param response one that is not ok; problem+json when it is from the service, anything when from a proxy. */
export async function errorOfResponse(response: Response): Promise<ApiError> {
  const body = await response.json().then(asObject, () => asObject(null));
  return new ApiError({
    status: response.status,
    code: textOf(body['code']) ?? 'unexpected',
    title: textOf(body['title']) ?? `服务没有正常回答（${response.status}）`,
    remedy: textOf(body['remedy']) ?? TRY_LATER,
    requestId: textOf(body['requestId']) ?? response.headers.get('x-request-id'),
    errors: Array.isArray(body['errors']) ? body['errors'].filter(isFieldError) : [],
  });
}

/** @param cause whatever was thrown: an ApiError stays, a fetch that failed becomes 'offline'. */
export function asApiError(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  const isOffline = cause instanceof TypeError && /fetch|network|load/i.test(cause.message);
  return new ApiError({
    status: 0,
    code: isOffline ? 'offline' : 'unexpected',
    title: isOffline ? '连接不到服务' : '页面出错',
    remedy: isOffline ? '请检查网络后重试' : '请刷新页面；若仍出现，请联系管理员',
    requestId: null,
    errors: [],
  });
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function isFieldError(value: unknown): value is FieldError {
  const { path, message } = asObject(value);
  return typeof path === 'string' && typeof message === 'string';
}
