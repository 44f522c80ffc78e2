using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Register.Infrastructure.Database;

/// <summary>A connection that keeps its statements prepared: reading the text of a statement costs SQLite more than most
/// of ours cost to run. One statement's rows are read to their end before it is run again.</summary>
internal sealed class KeptStatements(string connectionString) : SqliteConnection(connectionString)
{
    // The program has more statements than one connection uses; lists with filters make texts of their own.
    private const int Most = 100;

    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    public override SqliteCommand CreateCommand() => new Command { Connection = this, Transaction = Transaction, CommandTimeout = DefaultTimeout };

    /// <summary>The prepared statement, with the arguments of one call.</summary>
    private SqliteCommand With(SqliteCommand call)
    {
        if (!prepared.TryGetValue(call.CommandText, out var kept))
        {
            if (prepared.Count >= Most) Forget();
            kept = new SqliteCommand(call.CommandText, this);
            prepared.Add(call.CommandText, kept);
        }
        kept.Transaction = call.Transaction;
        kept.CommandTimeout = call.CommandTimeout;
        kept.Parameters.Clear();
        foreach (SqliteParameter parameter in call.Parameters)
        {
            // Without it, it is looked for under every sign there is, at each call.
            if (parameter.ParameterName[0] != '@') parameter.ParameterName = "@" + parameter.ParameterName;
            kept.Parameters.Add(parameter);
        }
        return kept;
    }

    private void Forget()
    {
        foreach (var command in prepared.Values) command.Dispose();
        prepared.Clear();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Forget();
        base.Dispose(disposing);
    }

    private sealed class Command : SqliteCommand
    {
        private KeptStatements Kept => (KeptStatements)Connection!;

        public override int ExecuteNonQuery() => Kept.With(this).ExecuteNonQuery();

        public override object? ExecuteScalar() => Kept.With(this).ExecuteScalar();

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => Kept.With(this).ExecuteReader(behavior);

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);
    }
}
