import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Empty } from '../parts/empty.js';

export function NotFound() {
  return (
    <div className="page">
      <Empty
        title="There is nothing here"
        action={
          <Button component={Link} to="/" variant="default">
            Go to the start
          </Button>
        }
      >
        This page does not exist, or it is not yours to see.
      </Empty>
    </div>
  );
}
