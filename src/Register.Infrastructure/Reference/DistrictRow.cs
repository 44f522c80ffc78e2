namespace Register.Infrastructure.Reference;

/// <summary>What a file says of one district, before it is judged.</summary>
internal sealed record DistrictRow
{
    public required int Line { get; init; }

    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? MunicipalityCode { get; init; }

    public string? MunicipalityName { get; init; }

    public string? Province { get; init; }

    public string? Year { get; init; }
}
