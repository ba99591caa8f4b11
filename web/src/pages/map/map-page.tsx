/** The map (全景): every ask as a point, near to what it resembles. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useLater } from '../../app/use-later.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatCount } from '../../components/format-figure.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { COLOUR_BY, type ColourBy } from './colour-by.ts';
import { type MapData, NO_ISSUE } from './decode-map.ts';
import { IssueTable } from './issue-table.tsx';
import { boundsOfLasso, isInsideLasso } from './lasso.ts';
import { issuesOfPoints } from './list-issues.ts';
import { MapCanvas } from './map-canvas.tsx';
import { MapLegend } from './map-legend.tsx';
import { mapQuery } from './map-query.ts';
import { boundsOnScreen, fitView, type MapView, type Point, panBy, type Size, zoomAt } from './map-view.ts';
import { buildGrid, pointsIn } from './point-grid.ts';
import { useColours } from './use-colours.ts';
import './map.css';

export function MapPage() {
  const query = useQuery(mapQuery);
  return (
    <>
      <PageHeader title="全景" note="每一点是一条诉求，说法相近的在一起；位置随运行保存，不会跳动。" />
      <QueryState query={query} lines={14}>
        {(map) =>
          map.points === 0 ? (
            <EmptyState title="图上还没有诉求">
              先<Link to="/imports">导入来件</Link>，再<Link to="/runs">运行一次</Link>。
            </EmptyState>
          ) : (
            <MapOf map={map} />
          )
        }
      </QueryState>
    </>
  );
}

const PAN_PIXELS = 60;
/** The list of what is in view is made once the hand rests. */
const PAUSE_MS = 150;
const ZOOM_STEP = 1.5;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: PAN_PIXELS, y: 0 },
  ArrowRight: { x: -PAN_PIXELS, y: 0 },
  ArrowUp: { x: 0, y: PAN_PIXELS },
  ArrowDown: { x: 0, y: -PAN_PIXELS },
};

function MapOf({ map }: { readonly map: MapData }) {
  const navigate = useNavigate();
  const [by, setBy] = useState<ColourBy>('field');
  const { legend, shown, toggle, painting, isShown } = useColours(map, by);
  const grid = useMemo(() => buildGrid(map.x, map.y), [map]);
  const [size, setSize] = useState<Size>({ width: 800, height: 560 });
  const whole = useMemo(() => fitView(grid.bounds, size), [grid, size]);
  const [moved, setMoved] = useState<MapView | null>(null);
  const view = moved ?? whole;
  const [isLasso, setLasso] = useState(false);
  const [caught, setCaught] = useState<readonly number[] | null>(null);

  const middle = { x: size.width / 2, y: size.height / 2 };
  const zoom = (factor: number) => setMoved(zoomAt(view, size, middle, factor, whole));
  const titleOf = useCallback((point: number) => nameOf(map, point), [map]);
  const resting = useLater(view, PAUSE_MS);
  const inView = useMemo(
    () => pointsIn(grid, boundsOnScreen(resting, size), isShown),
    [grid, resting, size, isShown],
  );
  const found = useMemo(() => issuesOfPoints(map, caught ?? inView), [map, caught, inView]);

  function press(event: KeyboardEvent): void {
    const by = ARROWS[event.key];
    if (by) setMoved(panBy(view, by));
    else if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP);
    else if (event.key === '-') zoom(1 / ZOOM_STEP);
    else if (event.key === '0') setMoved(null);
    else return;
    event.preventDefault();
  }

  return (
    <div className="map">
      <div className="map-tools">
        <fieldset className="chips">
          <legend>按什么着色</legend>
          {(Object.keys(COLOUR_BY) as ColourBy[]).map((one) => (
            <button key={one} type="button" aria-pressed={one === by} onClick={() => setBy(one)}>
              {COLOUR_BY[one]}
            </button>
          ))}
        </fieldset>
        <div className="actions">
          <Button aria-label="放大" onClick={() => zoom(ZOOM_STEP)}>
            ＋
          </Button>
          <Button aria-label="缩小" onClick={() => zoom(1 / ZOOM_STEP)}>
            －
          </Button>
          <Button onClick={() => setMoved(null)}>看全图</Button>
          <Button aria-pressed={isLasso} onClick={() => setLasso(!isLasso)}>
            圈选
          </Button>
          {caught && <Button onClick={() => setCaught(null)}>取消圈选</Button>}
        </div>
      </div>
      <section
        className="map-frame"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved by keys
        tabIndex={0}
        aria-label={`${formatCount(map.points)} 条诉求的图：方向键移动，加减号缩放，0 看全图`}
        onKeyDown={press}
      >
        <MapCanvas
          painting={painting}
          grid={grid}
          view={view}
          whole={whole}
          isLasso={isLasso}
          isShown={isShown}
          titleOf={titleOf}
          onSize={setSize}
          onView={setMoved}
          onLasso={(lasso) => {
            setCaught(pointsIn(grid, boundsOfLasso(lasso), isShown, (point) => isInsideLasso(lasso, point)));
            setLasso(false);
          }}
          onChoose={(point) => {
            const issue = map.issueOf[point] ?? NO_ISSUE;
            if (issue !== NO_ISSUE) void navigate(`/desk/${map.issueId[issue]}`);
          }}
        />
      </section>
      <MapLegend legend={legend} shown={shown} onToggle={toggle} />
      <IssueTable found={found} what={caught ? '圈中的事项' : '图上可见的事项'} />
    </div>
  );
}

function nameOf(map: MapData, point: number): string {
  const issue = map.issueOf[point] ?? NO_ISSUE;
  return issue === NO_ISSUE ? '未归并的诉求' : `${map.titles[issue]}（${map.issueSize[issue]} 条）`;
}
