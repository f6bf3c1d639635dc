// Lets one program at a time install or build, however many are started together.
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';

const PAUSE_MS = 200;

/**
 * Does the work while the file `turn` names this process; whoever comes meanwhile waits for it to go. A
 * process that was killed leaves its file, and the next one takes it over.
 */
export function oneAtATime(turn, { work, onWait }) {
  for (let waited = false; !took(turn); waited = true) {
    if (!waited) onWait();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  const leave = () => rmSync(turn, { force: true });
  process.once('exit', leave);
  try {
    work();
  } finally {
    process.removeListener('exit', leave);
    leave();
  }
}

/** The file comes to be with its text in it, or not at all: half a number would look like nobody's. */
function took(turn) {
  const own = `${turn}-${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, turn);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(turn)) rmSync(turn, { force: true });
    return false;
  } finally {
    unlinkSync(own);
  }
}

function isHeld(turn) {
  try {
    process.kill(Number(readFileSync(turn, 'utf8')), 0);
    return true;
  } catch (error) {
    // Gone meanwhile is taken as held: the next look will tell.
    return error.code === 'ENOENT' || error.code === 'EPERM';
  }
}
