using MediatR;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Infrastructure.Views;

namespace Register.Api.Language.Kinds;

/// <summary>All kinds of condition.</summary>
public sealed record ListConditionKinds : IQuery<Page<ConditionKindView>>;

/// <summary>One kind of condition.</summary>
public sealed record GetConditionKind(string Kind) : IQuery<ConditionKindView>;

/// <summary>Tells what the program knows of its kinds of condition. They are code, not rows: there is no SQL here, and
/// the texts are those of <see cref="Texts"/>.</summary>
internal sealed class ConditionKindsHandler : IRequestHandler<ListConditionKinds, Page<ConditionKindView>>, IRequestHandler<GetConditionKind, ConditionKindView>
{
    private static readonly Lazy<IReadOnlyList<ConditionKindView>> Views = new(() => [.. ConditionKinds.All.Select(View)]);

    public Task<Page<ConditionKindView>> Handle(ListConditionKinds request, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<ConditionKindView> { Items = Views.Value });

    public Task<ConditionKindView> Handle(GetConditionKind request, CancellationToken cancellationToken) =>
        Task.FromResult(Views.Value.FirstOrDefault(v => v.Kind == request.Kind) ?? throw CommonRefusals.NotFound("condition-kind"));

    private static ConditionKindView View(ConditionKind kind) => new()
    {
        Kind = kind.Name, Title = Text(kind.TitleCode), Explanation = Text(kind.ExplanationCode), IsGroup = !kind.IsLeaf, Combines = kind.Combines,
        DefaultCombine = kind.Combines.Count > 0 ? kind.DefaultCombine : null, Source = kind.Source, Unit = kind.Unit, AllowsReliance = kind.Reliance,
        Findings = [.. kind.FindingCodes().Select(c => new CodeText(c, Text(c)))],
        Remedies = [.. kind.RemedyCodes().Select(c => new CodeText(c, Text(c)))],
        Schema = KindSchema.Of(kind),
    };

    private static Bilingual Text(string code) => new(Texts.Of(code, "nl"), Texts.Of(code, "en"));
}
