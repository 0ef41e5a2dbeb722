// n, sum, mean and standard deviation by region, in DuckDB with two threads:
// node duckdb.mjs FILE, run where npm put @duckdb/node-api.
import { createRequire } from 'node:module';

const require = createRequire(process.cwd() + '/');
const { DuckDBInstance } = require('@duckdb/node-api');
const database = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await database.connect();
const result = await connection.runAndReadAll(`
    select region, count(reports)::double, sum(reports)::double, avg(reports),
           stddev_samp(reports), count(weight)::double, sum(weight)::double, avg(weight),
           stddev_samp(weight)
    from read_csv('${process.argv[2]}') group by region order by region`);
console.log(result.columnNames().join(','));
for (const row of result.getRows()) console.log(row.join(','));
