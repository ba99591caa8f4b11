import type { RefObject } from 'react';
import type { DraftContent } from '../../../../src/domain/draft.ts';
import type { Draft, Hint } from '../../api/drafts.ts';
import { CosignerForm } from './cosigners.tsx';
import { EvidencePanel, type Wanted } from './evidence-panel.tsx';
import { FindCard } from './find-card.tsx';
import { HintsPanel } from './hints-panel.tsx';
import { Tabs } from './tabs.tsx';
import type { Checked } from './use-check.ts';
import { VersionsPanel } from './versions-panel.tsx';

export type TabName = 'evidence' | 'hints' | 'earlier' | 'versions';

type Props = {
  readonly draft: Draft;
  readonly checked: Checked | null;
  readonly place: RefObject<HTMLElement | null>;
  readonly shown: TabName;
  readonly onShow: (name: TabName) => void;
  readonly wanted: Wanted | null;
  readonly isBusy: boolean;
  readonly onJump: (hint: Hint) => void;
  readonly onReplace: (hint: Hint) => void;
  readonly onCosigners: (draft: Draft) => void;
  readonly onRestore: (content: DraftContent) => void;
};

/** What stands beside the text: what it rests on, what is wrong with it, what came before, its versions. */
export function DraftSide({
  draft,
  checked,
  place,
  shown,
  onShow,
  wanted,
  isBusy,
  onJump,
  onReplace,
  onCosigners,
  onRestore,
}: Props) {
  const { id, version, content, concern } = draft;
  const hints = checked?.hints ?? null;
  const evidence = <EvidencePanel draftId={id} wanted={wanted} />;
  const checks = <HintsPanel hints={hints} onJump={onJump} onReplace={onReplace} />;
  const versions = (
    <>
      <CosignerForm draft={draft} onChanged={onCosigners} />
      <VersionsPanel draftId={id} version={version} isBusy={isBusy} onRestore={onRestore} />
    </>
  );
  return (
    <aside className="draft-side" ref={place} aria-label="材料与提示">
      <Tabs
        label="材料与提示"
        shown={shown}
        onShow={onShow}
        tabs={[
          { name: 'evidence', word: '依据材料', content: evidence },
          {
            name: 'hints',
            word: hints && hints.length > 0 ? `提示 ${hints.length}` : '提示',
            content: checks,
          },
          { name: 'earlier', word: '以前提过吗', content: <FindCard text={concern || content.title} /> },
          { name: 'versions', word: '版本与联名', content: versions },
        ]}
      />
    </aside>
  );
}
