using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>Section <c>Limits</c> of the settings: requests a minute, and requests at once; 0 for no limit.</summary>
public sealed class LimitOptions
{
    /// <summary>Whether there are limits at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>For each address, without a key.</summary>
    public int Public { get; set; } = 300;

    /// <summary>For each key of a freelancer.</summary>
    public int Freelancer { get; set; } = 600;

    /// <summary>For each key of a person at an authority.</summary>
    public int Authority { get; set; } = 1200;

    /// <summary>For each key of a platform.</summary>
    public int Platform { get; set; } = 6000;

    /// <summary>For each key of an operator.</summary>
    public int Operator { get; set; } = 6000;

    /// <summary>For each address, with keys that do not work.</summary>
    public int WrongKeys { get; set; } = 30;

    /// <summary>Seconds between two exchanges of counts with other processes on the database; 0: this process counts for itself.</summary>
    public int SharedSeconds { get; set; } = 1;

    /// <summary>Messages that are worked on at once; 0 for no limit.</summary>
    public int Concurrent { get; set; } = 256;

    /// <summary>Requests that may wait for a place; who comes after is told 503 with Retry-After.</summary>
    public int Waiting { get; set; } = 4096;

    internal int Of(Role role) => !Enabled ? 0 : role switch
    {
        Role.Freelancer => Freelancer,
        Role.Authority => Authority,
        Role.Platform => Platform,
        Role.Operator => Operator,
        _ => Public,
    };
}
