import { Button } from 'antd';
import { useSearchParams } from 'react-router';

/** Why single sign-on sent somebody back, by the code in the address. */
const REASONS: { readonly [code: string]: string } = {
  unauthenticated: '单点登录没有完成，请再试一次。',
  forbidden: '单点登录成功，但这里还没有您的账号。请联系管理员开通。',
  not_found: '单点登录成功，但这里还没有您的账号。请联系管理员开通。',
  too_many: '尝试过于频繁，请稍后再试。',
};

export function SingleSignOn() {
  const [search] = useSearchParams();
  const code = search.get('signIn');
  return (
    <section>
      {code !== null && (
        <p role="alert" className="job-error">
          {REASONS[code] ?? '单点登录没有完成，请再试一次；若仍不行，请联系管理员。'}
        </p>
      )}
      <Button href="/api/session/oidc">单点登录</Button>
    </section>
  );
}
