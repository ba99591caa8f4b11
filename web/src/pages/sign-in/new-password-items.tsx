import { Form, Input } from 'antd';

/** A new password, typed twice. The service says what is wrong with it. */
export function NewPasswordItems() {
  return (
    <>
      <Form.Item name="password" label="新密码" rules={[{ required: true, message: '请填写新密码' }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输入一次"
        dependencies={['password']}
        rules={[
          { required: true, message: '请再输入一次' },
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('password')) throw new Error('两次输入不一致');
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
