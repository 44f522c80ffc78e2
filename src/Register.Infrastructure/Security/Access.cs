namespace Register.Infrastructure.Security;

/// <summary>What somebody is to the register.</summary>
public enum Role
{
    /// <summary>Anybody, without a key.</summary>
    Public,

    /// <summary>A registered freelancer, for herself.</summary>
    Freelancer,

    /// <summary>A third-party platform.</summary>
    Platform,

    /// <summary>A person at a contracting authority, with duties.</summary>
    Authority,

    /// <summary>Whoever runs the register.</summary>
    Operator,
}

/// <summary>What a person at an authority may do there.</summary>
[Flags]
public enum Duties
{
    None = 0,

    /// <summary>Draft and publish purchasing conditions and tenders.</summary>
    Publish = 1,

    /// <summary>Take part in the opening of bids; it needs two people.</summary>
    Open = 2,

    /// <summary>Score bids and decide the award.</summary>
    Evaluate = 4,

    /// <summary>Verify evidence.</summary>
    Verify = 8,

    /// <summary>Read the journal.</summary>
    Audit = 16,
}
