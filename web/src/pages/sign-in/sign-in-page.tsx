import { useSession } from '../../api/session.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SingleSignOn, SingleSignOnFailure } from './single-sign-on.tsx';
import { VisitorButtons } from './visitor-buttons.tsx';

/** One way in for each kind of installation: password, single sign-on when configured, visitors in the demo. */
export function SignInPage() {
  const { city, demo, singleSignOn } = useSession();
  return (
    <main className="sign-in">
      <p className="sign-in-brand">
        <img src="/icon.svg" alt="" width={32} height={32} /> 民声 · {city}
      </p>
      <PageHeader title="登录" />
      <SingleSignOnFailure />
      {demo && <VisitorButtons />}
      {demo && <h2>用账号登录</h2>}
      <SignInForm isPrimary={!demo} />
      {singleSignOn && <SingleSignOn />}
      <p className="note">没有账号？请向管理员索取一次性邀请链接。</p>
    </main>
  );
}
