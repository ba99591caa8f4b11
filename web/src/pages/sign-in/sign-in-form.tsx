import { Button, Form, Input } from 'antd';
import { signIn } from '../../api/sign-in.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useEnter } from './use-enter.ts';

export function SignInForm({ isPrimary }: { readonly isPrimary: boolean }) {
  const enter = useEnter(signIn);
  return (
    <Form layout="vertical" requiredMark={false} onFinish={enter.mutate} disabled={enter.isPending}>
      <Form.Item name="name" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
        <Input autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {enter.isError && <ErrorState error={enter.error} />}
      <Button type={isPrimary ? 'primary' : 'default'} htmlType="submit" loading={enter.isPending}>
        登录
      </Button>
    </Form>
  );
}
