using Spectre.Console;

namespace Register.Api.CommandLine;

/// <summary>Shows how far long work is: a bar on standard error when that is a terminal, nothing otherwise.</summary>
internal static class LongWork
{
    /// <summary>Runs the work, which reports a part of 1.</summary>
    public static async Task<T> Show<T>(string title, Func<IProgress<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return await work(new Silent());
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask(Markup.Escape(title), maxValue: 1);
            var result = await work(new Bar(task));
            task.Value = 1;
            return result;
        });
    }

    private sealed class Silent : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = Math.Min(value, 1);
    }
}
