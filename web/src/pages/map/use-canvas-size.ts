import { type RefObject, useEffect, useState } from 'react';
import type { Size } from './map-view.ts';

/** Pixels of the page that an element takes; follows it when the window changes. */
export function useCanvasSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize({ width: Math.max(Math.round(width), 1), height: Math.max(Math.round(height), 1) });
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
