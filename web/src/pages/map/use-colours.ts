import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { kindTreeQuery } from '../desk/desk-queries.ts';
import { type ColourBy, colouringOf } from './colour-by.ts';
import type { MapData } from './decode-map.ts';
import { colourShown, legendOf, orderedLegendOf, toggleShown } from './legend.ts';
import { packColour } from './paint-points.ts';

/** The colour of every point, the legend, and which of its entries are shown. */
export function useColours(map: MapData, by: ColourBy) {
  const { data: tree } = useQuery(kindTreeQuery);
  const colouring = useMemo(() => {
    const fields = new Map(tree?.fields.flatMap(({ name, kinds }) => kinds.map(({ code }) => [code, name])));
    return colouringOf(map, by, (code) => fields.get(code) ?? code.slice(0, 3));
  }, [map, by, tree]);
  const legend = useMemo(() => {
    const make = by === 'year' ? orderedLegendOf : legendOf;
    return make(colouring.values, colouring.names);
  }, [colouring, by]);

  // What another legend showed means nothing here: a new one begins with everything.
  const [filter, setFilter] = useState<{ legend: typeof legend; shown: ReadonlySet<number> } | null>(null);
  const all = useMemo(() => new Set(legend.map(({ value }) => value)), [legend]);
  const shown = filter?.legend === legend ? filter.shown : all;

  const coloured = useMemo(() => colourShown(legend, shown), [legend, shown]);
  const painting = useMemo(() => {
    const byValue = new Uint32Array(colouring.names.length);
    for (const { value, colour } of coloured) byValue[value] = shown.has(value) ? packColour(colour) : 0;
    const colours = Uint32Array.from(colouring.values, (value) => byValue[value] ?? 0);
    return { xs: map.x, ys: map.y, colours };
  }, [map, colouring, coloured, shown]);
  const isShown = useCallback((point: number) => (painting.colours[point] ?? 0) !== 0, [painting]);
  const toggle = (value: number) => setFilter({ legend, shown: toggleShown(shown, legend, value) });
  return { legend: coloured, shown, toggle, painting, isShown };
}
