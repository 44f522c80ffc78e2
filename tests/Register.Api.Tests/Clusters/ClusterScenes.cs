using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Reference;

namespace Register.Api.Tests.Clusters;

/// <summary>Clusters that only have to be there.</summary>
public static class ClusterScenes
{
    public static object Description(string name = "Groen Maastricht", string sector = "8130", string area = "WK093501", bool open = false, string? description = null) =>
        new { name, description, sectors = new[] { sector }, areas = new[] { area }, skills = new[] { "boomverzorging" }, open };

    /// <summary>The lists that codes are checked against.</summary>
    public static Task WithReferenceLists(this RegisterApp app) => app.InWrite(async services =>
    {
        await services.GetRequiredService<ReferenceImporter>().ImportDemoLists();
        return 0;
    });

    /// <summary>A cluster, founded by this freelancer.</summary>
    public static async Task<string> ACluster(this RegisterApp app, Person founder, bool open = false)
    {
        await app.WithReferenceLists();
        return (await founder.Client.Post("/v1/clusters", Description(open: open))).ShouldBe(HttpStatusCode.Created).Id;
    }

    /// <summary>Invited and in.</summary>
    public static async Task Joins(this Person freelancer, string cluster, Person organiser)
    {
        (await organiser.Client.Post($"/v1/clusters/{cluster}/members", new { freelancerId = freelancer.Id })).ShouldBe(HttpStatusCode.OK);
        (await freelancer.Client.Put($"/v1/clusters/{cluster}/members/{freelancer.Id}/acceptance", null, null)).ShouldBe(HttpStatusCode.OK);
    }
}
