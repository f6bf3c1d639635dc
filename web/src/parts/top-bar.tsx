import { ActionIcon, Button, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconMoon, IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { Account } from '../../../src/contract/accounts.js';
import { has, STAFF, useAccount, useSignOut } from '../session.js';
import classes from './top-bar.module.css';
import { unknownSchools } from './unknown-schools.js';

const ASKED_AGAIN_MS = 60_000;

interface Place {
  readonly to: string;
  readonly label: string;
}

/** The name, the places a person can go to, and who is signed in. */
export function TopBar() {
  const account = useAccount();
  const { pathname } = useLocation();
  const places = useRef<HTMLElement>(null);
  // Where the places do not fit side by side, the one that is open is brought into sight.
  useEffect(() => {
    const nav = places.current;
    const open = nav?.querySelector<HTMLElement>('[aria-current]');
    if (nav && open)
      nav.scrollLeft = open.offsetLeft - nav.offsetLeft - (nav.clientWidth - open.offsetWidth) / 2;
  }, [pathname, account]);
  return (
    <header className={`top ${classes['top']}`}>
      <NavLink to="/" className={classes['name']!}>
        <img src="/mark.svg" alt="" width={28} height={28} />
        Segue
      </NavLink>
      <nav ref={places} className={classes['places']} aria-label="Main">
        {placesOf(account).map(({ to, label }) => (
          <NavLink key={to} to={to} className={classes['place']!}>
            {label}
            {to === '/staff/schools' && <WaitingSchools />}
          </NavLink>
        ))}
      </nav>
      <SchemeSwitch />
      {account === null && (
        <Button component={NavLink} to="/sign-in" variant="default" size="sm">
          Sign in
        </Button>
      )}
      {account && <AccountMenu account={account} />}
    </header>
  );
}

function placesOf(account: Account | null | undefined): readonly Place[] {
  if (!account) return [];
  if (!has(account, ...STAFF)) {
    return [
      { to: '/applications', label: 'Applications' },
      { to: '/consultation', label: 'Consultation' },
    ];
  }
  const supervises = has(account, 'registrar', 'admin');
  return [
    { to: '/staff/queue', label: 'Queue' },
    { to: '/staff/rules', label: 'Rules' },
    { to: '/staff/programs', label: 'Programs' },
    { to: '/staff/schools', label: 'Schools' },
    ...(has(account, 'registrar') ? [{ to: '/staff/what-if', label: 'What if' }] : []),
    { to: '/staff/meetings', label: 'Consultations' },
    ...(supervises ? [{ to: '/staff/audit', label: 'Audit trail' }] : []),
    ...(has(account, 'admin')
      ? [
          { to: '/staff/accounts', label: 'Accounts' },
          { to: '/staff/settings', label: 'Settings' },
        ]
      : []),
  ];
}

/** How many printed names wait for somebody to find their school. */
function WaitingSchools() {
  const { data } = useQuery({ ...unknownSchools, refetchInterval: ASKED_AGAIN_MS });
  if (data === undefined || data.names.length === 0) return null;
  return (
    <>
      {' '}
      <span className={classes['waiting']}>
        {data.names.length}
        <span className="unseen"> waiting to be named</span>
      </span>
    </>
  );
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={isDark ? 'Use light colours' : 'Use dark colours'}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? <IconSun size={20} /> : <IconMoon size={20} />}
    </ActionIcon>
  );
}

function AccountMenu({ account }: { readonly account: Account }) {
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="sm" rightSection={<IconChevronDown size={16} aria-hidden />}>
          <span className={classes['who']}>{account.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {account.email}
          <br />
          {account.roles.join(', ')}
        </Menu.Label>
        <Menu.Item onClick={() => signOut.mutate()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
