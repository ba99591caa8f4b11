import { Button } from 'antd';
import { useSearchParams } from 'react-router';

const NO_ACCOUNT = '单点登录成功，但这里还没有您的账号，或账号已停用。请联系管理员开通。';

/** Why single sign-on sent somebody back, by the code in the address, and what to do. */
const REASONS: { readonly [code: string]: string } = {
  unauthenticated: '单点登录没有完成：页面停留过久，或换了浏览器。请再点一次“单点登录”。',
  forbidden: NO_ACCOUNT,
  not_found: NO_ACCOUNT,
  identity_unavailable: '统一身份认证暂时没有回应。请稍后再试，或用密码登录；若一直如此，请联系管理员。',
  too_many: '尝试过于频繁，请稍后再试。',
};
const UNKNOWN = '单点登录没有完成，请再试一次；若仍不行，请联系管理员。';

export function SingleSignOn() {
  return (
    <section>
      <Button href="/api/session/oidc">单点登录</Button>
    </section>
  );
}

export function SingleSignOnFailure() {
  const [search] = useSearchParams();
  const code = search.get('signIn');
  if (code === null) return null;
  return (
    <p role="alert" className="job-error">
      {REASONS[code] ?? UNKNOWN}
    </p>
  );
}
