using Register.Api.Http;

await using var app = RegisterHost.Build(args);
await app.MigrateAndStart();
await app.WaitForShutdownAsync();
