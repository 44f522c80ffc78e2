using Register.Api.CommandLine;

return await RegisterCommands.Run(args);
