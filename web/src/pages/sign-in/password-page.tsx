import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { changePassword } from '../../api/sign-in.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { NewPasswordItems } from './new-password-items.tsx';

type Fields = { current: string; password: string };

export function PasswordPage() {
  const [form] = Form.useForm<Fields>();
  const change = useMutation({
    mutationFn: ({ current, password }: Fields) => changePassword({ current, next: password }),
    onSuccess: () => form.resetFields(),
  });
  return (
    <div className="narrow">
      <PageHeader title="修改密码" note="修改后，您在其他地方的登录随即失效。" />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={change.mutate}>
        <Form.Item
          name="current"
          label="现在的密码"
          rules={[{ required: true, message: '请填写现在的密码' }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPasswordItems />
        {change.isError && <ErrorState error={change.error} />}
        {change.isSuccess && <p role="status">密码已修改。</p>}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          修改密码
        </Button>
      </Form>
    </div>
  );
}
