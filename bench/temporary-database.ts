import pg from 'pg';

/** Makes a database on a server, hands on its URL and drops it whatever happens. */
export async function withTemporaryDatabase<Value>(
  server: string,
  work: (url: string) => Promise<Value>,
): Promise<Value> {
  const name = `minsheng_bench_${process.pid}`;
  await execute(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return await work(url.href);
  } finally {
    await execute(server, `drop database if exists ${name} with (force)`);
  }
}

async function execute(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
