namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>Everybody there is, by what they are to a thing of hers or of the authority.</summary>
[Flags]
internal enum Who
{
    None = 0,

    /// <summary>She whose thing it is: she leads the consortium and organises the cluster.</summary>
    She = 1,

    /// <summary>In her cluster and in her consortium.</summary>
    Fellow = 2,

    /// <summary>Was in both, and left.</summary>
    Gone = 4,

    /// <summary>Bids for the same lots, alone.</summary>
    Rival = 8,

    /// <summary>A freelancer who has nothing to do with her.</summary>
    Stranger = 16,

    /// <summary>A platform that acts for her, with every scope.</summary>
    HerPlatform = 32,

    /// <summary>The same platform for itself.</summary>
    PlatformItself = 64,

    /// <summary>A platform that acts for the stranger.</summary>
    StrangersPlatform = 128,

    /// <summary>A platform that names her, after her grant has ended.</summary>
    EndedPlatform = 256,

    /// <summary>A person at the authority whose tenders these are, with every duty.</summary>
    Authority = 512,

    /// <summary>A person at another authority, with every duty.</summary>
    OtherAuthority = 1024,
    Operator = 2048,
    Nobody = 4096,

    Hers = She | HerPlatform,
    HerTeam = She | HerPlatform | Fellow,
    Freelancers = She | Fellow | Gone | Rival | Stranger,
    Authorities = Authority | OtherAuthority,
    Everybody = 8191,
}
