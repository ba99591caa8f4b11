import { ROLES, type Role } from '../../../../src/domain/account.ts';
import { useDistrictOptions } from '../../api/use-district-options.ts';
import { SelectField } from '../../components/select-field.tsx';
import { ROLE_WORDS } from '../../words.ts';

export type RoleValues = { readonly role: Role; readonly district: string | null };
type Props = { readonly values: RoleValues; readonly onChange: (values: RoleValues) => void };

const ROLE_OPTIONS = ROLES.map((value) => ({ value, word: ROLE_WORDS[value] }));

/** What somebody may do, and of which district. */
export function RoleFields({ values: { role, district }, onChange }: Props) {
  const districts = useDistrictOptions();
  return (
    <>
      <SelectField
        label="角色"
        value={role}
        options={ROLE_OPTIONS}
        onChange={(value) => onChange({ district, role: ROLES.find((known) => known === value) ?? role })}
      />
      <SelectField
        label="区县"
        none="全市"
        value={district ?? ''}
        options={districts}
        onChange={(value) => onChange({ role, district: value === '' ? null : value })}
      />
    </>
  );
}
