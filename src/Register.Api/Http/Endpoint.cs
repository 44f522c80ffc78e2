using MediatR;
using Register.Domain.Freelancers;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Api.Http;

/// <summary>Who may call an operation at all. Whether a thing is theirs is the handler's question.</summary>
/// <param name="Roles">Who.</param>
/// <param name="Duty">What a person at an authority must be charged with.</param>
/// <param name="Scope">What a platform must have been granted to call it for a freelancer, or a key of hers must have been made for; none, and it
/// is for her own unlimited keys.</param>
public sealed record Access(IReadOnlyList<Role> Roles, Duties Duty = Duties.None, Scope? Scope = null)
{
    public static readonly Access Anyone = new([Role.Public, Role.Freelancer, Role.Platform, Role.Authority, Role.Operator], Scope: Domain.Freelancers.Scope.Read);
    public static readonly Access AnyKey = new([Role.Freelancer, Role.Platform, Role.Authority, Role.Operator]);
    public static readonly Access Operator = new([Role.Operator]);
    public static readonly Access Authority = new([Role.Authority]);
    public static readonly Access OperatorOrFreelancer = new([Role.Operator, Role.Freelancer]);
    public static readonly Access OperatorOrAuthority = new([Role.Operator, Role.Authority]);
    public static readonly Access OperatorOrAuditor = new([Role.Operator, Role.Authority], Duties.Audit);

    /// <summary>A freelancer and the platform she deals with, each for itself.</summary>
    public static readonly Access FreelancerOrPlatform = new([Role.Freelancer, Role.Platform]);

    /// <summary>A freelancer in person: what only she can say.</summary>
    public static readonly Access Herself = new([Role.Freelancer]);

    /// <summary>A freelancer, or a platform for her within this scope.</summary>
    public static Access Freelancer(Scope scope) => new([Role.Freelancer], Scope: scope);

    /// <summary>A freelancer, or a platform that reads for her; people at an authority.</summary>
    public static readonly Access FreelancerOrAuthority = new([Role.Freelancer, Role.Authority], Scope: Domain.Freelancers.Scope.Read);

    /// <summary>The same and the operator.</summary>
    public static readonly Access AuthorityFreelancerOrOperator = FreelancerOrAuthority with { Roles = [Role.Authority, Role.Freelancer, Role.Operator] };

    /// <summary>People at an authority with this duty.</summary>
    public static Access With(Duties duty) => new([Role.Authority], duty);

    /// <summary>Whether the role is let in, with the duty or the scope it needs.</summary>
    public bool Allows(Caller caller) => Roles.Contains(caller.Role)
        && (Duty == Duties.None || caller.Role != Role.Authority || caller.Has(Duty))
        && (caller.Scopes is null || (Scope is { } scope && caller.Scopes.Contains(scope)));
}

/// <summary>One operation: a method and a path, the message it sends, who may call it, and what the API document says.
/// The operation's id is the message's name.</summary>
public sealed record Endpoint(string Method, string Path, Type Message, Access Access, string Tag, string Summary, int Status)
{
    /// <summary>How many bytes of JSON a request may have.</summary>
    public const long MostJson = 1024 * 1024;

    /// <summary>The operation's id.</summary>
    public string Name => Message.Name;

    /// <summary>What a successful answer holds; <see cref="Unit"/> for nothing.</summary>
    public Type Answer { get; } = Message.GetInterfaces()
        .Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];

    /// <summary>Whether it changes something.</summary>
    public bool IsCommand { get; } = Message.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    /// <summary>Where the thing made by a 201 is found, with <c>{id}</c> for its id; its own path and the id by default.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>The largest body in bytes.</summary>
    public long MaxBody { get; init; } = MostJson;

    /// <summary>The content types of a file that is sent or answered.</summary>
    public IReadOnlyList<string> FileTypes { get; init; } = ["application/octet-stream"];

    /// <summary>Statuses of refusals beside those that every question, or every command, may have: 409 for a bid that is still sealed.</summary>
    public IReadOnlyList<int> AlsoRefuses { get; init; } = [];

    /// <summary>Whether people on a panel that may not know who bids may call it while they score.</summary>
    public bool TellsNoBidder { get; init; }

    /// <summary>Whether the answer is also given as a table (<c>Accept: text/csv</c>).</summary>
    public bool AlsoAsTable { get; init; }

    /// <summary>Whether the answer is also given as a page to print (<c>Accept: text/html</c>).</summary>
    public bool AlsoAsPage { get; init; }

    public static Endpoint Get<T>(string tag, string path, Access access, string summary) => new("GET", path, typeof(T), access, tag, summary, 200);
    public static Endpoint Create<T>(string tag, string path, Access access, string summary) => new("POST", path, typeof(T), access, tag, summary, 201);
    public static Endpoint Post<T>(string tag, string path, Access access, string summary) => new("POST", path, typeof(T), access, tag, summary, 200);
    public static Endpoint Put<T>(string tag, string path, Access access, string summary) => new("PUT", path, typeof(T), access, tag, summary, 200);
    public static Endpoint Delete<T>(string tag, string path, Access access, string summary) => new("DELETE", path, typeof(T), access, tag, summary, 204);
}
