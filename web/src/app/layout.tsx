/** The frame of every page behind the sign-in: skip link, masthead, menu by role, the page. */
import { Suspense, useEffect, useRef, useState } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useMay, useSession } from '../api/session.ts';
import { Loading } from '../components/loading.tsx';
import { WORDS } from '../words.ts';
import { AccountMenu } from './account-menu.tsx';
import { navigationFor } from './navigation.ts';

export function Layout() {
  const { city, demo } = useSession();
  const [isOpen, setOpen] = useState(false);
  const main = useFocusOnNewPage(() => setOpen(false));
  return (
    <div className="frame">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="masthead">
        <Link className="brand" to="/">
          <img src="/icon.svg" alt="" width={26} height={26} />
          {WORDS.product}
          <span className="brand-city">{city}</span>
        </Link>
        {demo && <span className="demo-mark">演示数据</span>}
        <button
          type="button"
          className="menu-button"
          aria-expanded={isOpen}
          aria-controls="menu"
          onClick={() => setOpen(!isOpen)}
        >
          菜单
        </button>
        <AccountMenu />
      </header>
      <Menu isOpen={isOpen} />
      <main id="main" tabIndex={-1} ref={main}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

function Menu({ isOpen }: { isOpen: boolean }) {
  const may = useMay();
  return (
    <nav id="menu" className={isOpen ? 'menu open' : 'menu'} aria-label="主菜单">
      {navigationFor(may).map(({ word, entries }) => (
        <section key={word}>
          <h2>{word}</h2>
          <ul>
            {entries.map((entry) => (
              <li key={entry.path}>
                <NavLink to={entry.path} end={entry.isExact === true}>
                  {entry.word}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** A page that was navigated to gets the focus, so that a screen reader and the keyboard begin there. */
function useFocusOnNewPage(onLeave: () => void) {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const seen = useRef(pathname);
  useEffect(() => {
    if (seen.current === pathname) return;
    seen.current = pathname;
    onLeave();
    main.current?.focus({ preventScroll: true });
    globalThis.scrollTo(0, 0);
  }, [pathname, onLeave]);
  return main;
}
